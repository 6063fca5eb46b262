import { Words } from './words.js'

/** Titles and kin words: a bare name behind one is a person. */
export const personTitles = new Words(
  `ông, bà, anh, chị, em, cháu, cụ, bác, cô, chú, dì, cậu, mợ, thím, bé, thầy, thầy giáo, cô giáo, đồng chí, đ c, bị cáo, bị can, nghi phạm,
  hung thủ, nạn nhân, ca sĩ, ca sỹ, diễn viên, nghệ sĩ, nghệ nhân, nhạc sĩ, nhạc sỹ, họa sĩ, nhà thơ, nhà văn, nhà báo,
  đạo diễn, người mẫu, hoa hậu, á hậu, mc, cầu thủ, tiền đạo, tiền vệ, hậu vệ, thủ môn, hlv, huấn luyện viên, vđv,
  vận động viên, võ sĩ, luật sư, bác sĩ, bác sỹ, kỹ sư, dược sĩ, tiến sĩ, thạc sĩ, giáo sư, ths, ts, gs, pgs, bs, ls,
  đại tá, thượng tá, trung tá, thiếu tá, đại úy, thượng úy, trung úy, thiếu úy, đại tướng, trung tướng, thiếu tướng,
  tướng, liệt sĩ, anh hùng, nguyên soái, vua, chúa, hoàng hậu, công chúa, vợ, chồng, con trai, con gái, tên thật`,
)

/** Phrases that end like a title and mean people in general. */
export const notPersonTitles = new Words(
  'trẻ em, chị em, anh em, thầy cô, con cháu, các em, các cháu, vợ chồng, bà con',
)

/** Family names (Kinh and larger minorities): a capital word in front of a name makes it a person's. */
export const familyNames = new Words(
  `nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, đào, đoàn, trịnh, đinh, lâm, mai,
  tô, trương, hà, cao, phùng, lương, lưu, tạ, thái, châu, tống, vương, chu, quách, kiều, đồng, nghiêm, văn, thạch, kim, danh,
  giàng, vàng, lò, quàng, sùng, thào, lầu, cà, tòng, bàn, triệu, nông, ma, hứa, vi, mông, ksor, rơ, siu, tăng, khổng, la,
  doãn, từ, ninh, viên, phó, thân, khuất, cù, mạc, ông, bế, đàm, đậu, hồng, mã, nhữ, tôn, úng, cầm, điêu, lường, hạng, chảo`,
)
/** Family names that hardly begin a place or an agency: enough by themselves to make what follows a person. */
export const plainFamilyNames = new Words(
  `nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, ngô, lý, đào, đinh, trương, phùng, lương, lưu,
  trịnh, đoàn, tạ, dương, hồ`,
)
/** Middle names that show a person's name. */
export const middleNames = new Words('thị, văn')

/** What carries a name of its own: a bare place name behind it is part of that name. Roads, waters, buildings, companies. */
export const namedThings = new Words(
  `đường, phố, ngõ, ngách, hẻm, đại lộ, quốc lộ, tỉnh lộ, cao tốc, xa lộ, vành đai, quảng trường, công viên, vườn hoa, tượng đài,
  vòng xoay, bùng binh, ngã ba, ngã tư, ngã năm, ngã sáu, ngã bảy, đê, sông, suối, rạch, kênh, hồ, đầm, vịnh, thác, đèo, núi,
  đồi, dốc, hang, mũi, cầu, cầu vượt, hầm, chợ, ga, nhà ga, bến, bến xe, bến tàu, bến phà, phà, cảng, sân, sân bay, sân golf,
  sân vận động, nhà thi đấu, trường đua, cung, chùa, đền, đình, miếu, nhà thờ, giáo xứ, tháp, thành cổ, lăng, cố đô, khu đô thị,
  kđt, chung cư, tòa nhà, cao ốc, khách sạn, nhà hàng, quán, siêu thị, trung tâm thương mại, tt thương mại, thương mại, resort, khu du lịch, khu công nghiệp,
  kcn, cụm công nghiệp, khu kinh tế, cửa khẩu, nhà máy, xí nghiệp, nhiệt điện, thủy điện, điện gió, lọc dầu, xi măng, gang thép,
  công ty, cty, công ty cp, công ty cổ phần, công ty tnhh, tnhh, tập đoàn, tổng công ty, ngân hàng, hợp tác xã, htx, quỹ, xổ số,
  báo, tạp chí, đài, truyền hình, kênh truyền hình, trường, đại học, đh, cao đẳng, cđ, học viện, thpt, thcs, tiểu học, mầm non,
  trường chuyên, chuyên, nhà xuất bản, nxb, clb, câu lạc bộ, đội, đội bóng, u19, u21, u22, u23, u15, u17, giải, cúp, cup, liên đoàn,
  tàu, phim, bài hát, ca khúc, bài thơ, tiểu thuyết, vở, chiến dịch, hiệp định, hội nghị, trận, giờ, ca, dân ca, hò,
  vườn quốc gia, đảo, bán đảo, quần đảo, hòn, mỏ, đồn, nông trường, lâm trường, bot, trạm bot, nghĩa trang, nhà tù, trại giam, trại tạm giam, học sinh giỏi`,
)
/** Words of two syllables or more that end like a named thing and are none. */
export const notNamedThings = new Words(
  `tuyến đường, con đường, các đường, những đường, nhiều đường, trục đường, đoạn đường, cung đường, ngả đường, khu phố, tuyến phố,
  các phố, đường phố, con phố, dãy phố, yêu cầu, nhu cầu, toàn cầu, thỉnh cầu, thông báo, cảnh báo, dự báo, họp báo, tin báo,
  khai báo, trình báo, giải báo, thị trường, môi trường, hiện trường, lập trường, chủ trường, công trường,
  quân đội, bộ đội, biên đội, sĩ quan đội, lâu đài, gia đình, triều đình, sơ đồ, ao hồ, hồ sơ, bão táp, lao động đội,
  ban quản lý khu công nghiệp, ban quản lý khu kinh tế, ban quản lý kkt, xuất bản, hoàn cảnh, bối cảnh, trung chuyển, vận chuyển,
  công an cửa khẩu, bộ phận, tổ chức hội nghị, ánh sáng, giải quyết, giải pháp, hội quán, tập quán, lãnh sự quán, khảo quán,
  quê quán, nguyên quán, trú quán, rộng đường, lên đường, xuống đường, ra đường, mở đường, làm đường, giao ca, báo đài, vùng đầm`,
)

/** Institutions and firms with a long name of their own, the place at its end: Đại học Quốc gia Hà Nội, Công ty CP May Sài Gòn. */
export const institutions = new Words(
  `đại học, đh, đhqg, học viện, cao đẳng, trường, công ty, cty, ctcp, tập đoàn, tổng công ty, nhạc viện, ngân hàng thương mại,
  đài phát thanh, đài truyền hình, đài pt th, đài ptth, báo, tt thương mại, trung tâm thương mại`,
)

/** Goods named after where they come from: a bare place name behind one is part of the product's name. */
export const products = new Words(
  `chè, trà, nem, chả, chả mực, mực, giò, bánh, kẹo, mè xửng, mắm, nước mắm, rượu, bia, cà phê, phở, bún, bún bò, bún chả, miến, mì,
  mỳ, cháo, cốm, tương, gạo, nếp, xôi, cơm, gà, vịt, bò, dê, lợn, heo, tôm, cá, cua, ghẹ, sò, ngao, hàu, ốc, sá sùng, cam, quýt,
  bưởi, vải, vải thiều, nhãn, xoài, sầu riêng, thanh long, dưa hấu, dừa, chuối, dứa, khóm, na, hồng, mận, đào, ổi, lê, táo, mít,
  bơ, chôm chôm, măng cụt, khoai, khoai lang, sắn, ngô, lúa, lạc, đậu, tỏi, hành, gừng, nghệ, ớt, tiêu, hồ tiêu, điều, quế, hồi,
  sâm, nấm, yến, yến sào, mật ong, muối, lụa, thổ cẩm, chiếu, nón, nón lá, áo dài, gốm, gốm sứ, tranh, ngọc trai, than, thịt,
  đặc sản, rau, hoa, cà, kẹo dừa, bánh tráng, hủ tiếu, lẩu, nho, nem chua, thịt trâu, trâu`,
)

/** What may stand between a product and its place: nhãn lồng Hưng Yên, gà đồi Yên Thế. */
export const productKinds = new Words(
  `lồng, thiều, sú, đồi, sạch, tươi, khô, xanh, đỏ, trắng, đen, ngọt, chua, nếp, tẻ, sen, cay, thơm, dẻo, bì, chín, rừng, nhà, cỏ, sữa,
  tiêu, lứt, đậu, cốm, giòn, nướng, hun, muối`,
)

/** Movements between two ends: "tuyến A - B" names a line, not two places. */
export const routes = new Words(
  `tuyến, cao tốc, đường sắt, đường bộ, đường, quốc lộ, chuyến bay, chuyến, chặng, hành trình, tàu, xe khách, xe buýt, chuyến tàu,
  đường dây, trận, trận đấu, cặp đấu, vòng, bay, đường cao tốc, tuyến cao tốc, tuyến đường, tuyến quốc lộ, đường thủy, tàu hỏa`,
)

/** Heads of bodies named after their unit: UBND Thái Nguyên, Sở Y tế Thái Nguyên, Công an Hà Nội. */
export const agencyHeads = new Words(
  `ubnd, hđnd, ủy ban, hội đồng, tỉnh ủy, thành ủy, huyện ủy, quận ủy, thị ủy, đảng ủy, đảng bộ, ban thường vụ, mttq, mặt trận,
  công an, ca, catp, sở, cục, chi cục, ban, phòng, bộ chqs, chqs, bchqs, bộ chỉ huy, quân sự, bộ đội, biên phòng, bđbp, hải quan,
  tand, tòa án, tòa, vksnd, viện kiểm sát, viện ks, đoàn đbqh, đbqh, lđlđ, hội, thanh tra, kiểm lâm, qltt, quản lý thị trường,
  kho bạc, bhxh, bảo hiểm xã hội, cdc, csgt, cảnh sát, pccc, cnch, csđt, pc, thads, thi hành án, thuế, cục thuế, trung tâm, ttyt,
  bệnh viện, bv, bvđk, đoàn, tỉnh đoàn, thành đoàn, trạm, đội csgt, đội quản lý, chính quyền, lãnh đạo, chủ tịch, bí thư, giám đốc,
  phó chủ tịch, phó bí thư, phó giám đốc`,
)

/** Bodies a district or commune has; behind one its bare name is meant: Thành ủy Hạ Long, Công an Bến Lức. */
export const localOffices = new Words(
  `ubnd, hđnd, ủy ban nhân dân, hội đồng nhân dân, thành ủy, huyện ủy, quận ủy, thị ủy, đảng ủy, đảng bộ, công an, ca, tand, vksnd,
  tòa án nhân dân, viện kiểm sát nhân dân, ban chqs, bch quân sự, hạt kiểm lâm, mttq, csgt, cảnh sát`,
)

/** Places abroad that share their name with a district or commune and are in the news more often. */
export const foreignTwins = new Words('trùng khánh, quảng châu, quảng đông, tây an, thành đô, an huy, sơn đông')

/** Archipelagos: the bare name is of the islands at sea, not of the unit that holds them. */
export const archipelagos = new Words('hoàng sa, trường sa')

/** Small words behind which a bare name is where something is or happens. */
export const prepositions = new Words(
  `ở, tại, từ, đến, tới, về, ra, vào, lên, xuống, qua, sang, khắp, quanh, quê, quê ở, trú tại, trú, ngụ, địa bàn, khu vực, vùng,
  trung tâm, nội thành, ngoại thành, rời, thăm, gần, thuộc, của, cho, với, trên, giữa, người, người dân, đất, trong, khỏi, bờ biển`,
)
/** The ones among them that only a place follows. */
export const strictPrepositions = new Words(
  'ở, tại, địa bàn, khu vực, nội thành, ngoại thành, quê ở, trú tại, ngụ tại, về, đến, tới, qua',
)

/** Capital words at the start of a sentence that are no part of the name behind them. */
export const openers = new Words(
  `ở, tại, từ, đến, tới, về, ra, vào, lên, xuống, qua, sang, khắp, quê, riêng, với, theo, vì, do, nếu, khi, trong, ngoài, trên, giữa,
  cả, toàn, nhiều, các, những, người, dân, người dân, nông dân, ngư dân, công nhân, sinh viên, học sinh, phụ nữ, bà con, du khách,
  du lịch, lãnh đạo, chính quyền, thủ đô, và, cùng, còn, cũng, đất, vùng, khu vực, thời tiết, nhưng, song, nay, hiện, sau, trước,
  đón, thăm, vụ, chuyện, sao, bởi, để, như, tương tự, ngoại trừ, trừ, gần, cách, nằm, thuộc, của, cho, đưa, mưa, bão, lũ`,
)

/** Foreign countries that may stand behind a Sino-Vietnamese name: tỉnh Hà Nam (Trung Quốc). */
export const countries = new Words(
  `trung quốc, đài loan, lào, campuchia, thái lan, hàn quốc, nhật bản, triều tiên, mỹ, nga, ấn độ, indonesia, malaysia, myanmar,
  philippines, singapore, úc, pháp, đức, anh`,
)

/** Provinces whose name is a common word, too: in capitals they need a neighbour that shows the place. */
export const commonWords = new Words(
  'hòa bình, cao bằng, thái bình, bình định, khánh hòa, thanh hóa, hưng yên, phú yên, long an',
)
