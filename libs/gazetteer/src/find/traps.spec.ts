import { createGazetteer } from '#gazetteer'

/** A sentence, the office's own province or none, and each place as `surface=unit`. */
type Case = [text: string, province: string | undefined, places: string[]]

const gazetteer = createGazetteer()
const found = (text: string, province?: string): string[] =>
  gazetteer.findPlaces(text, { province }).map((p) => `${p.surface}=${p.unit}`)

describe('names inside other names', () => {
  it.each<Case>([
    ['Tuyến cao tốc Hà Nội - Hải Phòng ùn tắc, trong khi tuyến Hà Nội - Lào Cai thông thoáng.', undefined, []],
    ['Đội tuyển Viettel thắng Thanh Hóa 2-1, chân sút của Hải Phòng FC bị treo giò.', undefined, []],
    [
      'Bệnh viện Gang thép Thái Nguyên và Trường THPT Chuyên Thái Nguyên phối hợp khám cho học sinh phường Phan Đình Phùng.',
      'Thái Nguyên',
      ['phường Phan Đình Phùng=Phường Phan Đình Phùng'],
    ],
    ['Chợ Bến Thành, cầu Cần Thơ, sông Tiền và hồ Ba Bể là các điểm đến được nhắc nhiều.', undefined, []],
    ['Ga Hà Nội, Bia Hà Nội và giờ Hà Nội là ba thứ khác nhau.', undefined, []],
    ['Trường Đại học Cần Thơ, Nhiệt điện Quảng Ninh, Xi măng Hải Phòng cùng nhận giải.', undefined, []],
    [
      'Cháy nhà ở ngõ 5 phố Trần Hưng Đạo, phường Cửa Nam, TP Hà Nội.',
      'Hà Nội',
      ['phường Cửa Nam=Phường Cửa Nam', 'TP Hà Nội=Thành phố Hà Nội'],
    ],
    ['Cao tốc Bến Lức - Long Thành thông xe kỹ thuật cuối năm.', undefined, []],
    ['Cầu Mỹ Thuận 2, quốc lộ 1 và đường Hồ Chí Minh đều đã sửa chữa.', undefined, []],
    ['Bộ phim về vịnh Vĩnh Hy, núi Bà Đen và hồ Dầu Tiếng đoạt giải.', undefined, []],
    ['TT Thương mại Thái Nguyên khai trương.', undefined, []],
    ['Vải thiều Lục Ngạn, nhãn lồng Hưng Yên, bưởi Đoan Hùng lên sàn.', undefined, []],
    ['CLB Thép Xanh Nam Định tiếp Công an Hà Nội trên sân Thiên Trường.', undefined, []],
    ['Báo Hà Nội Mới, Báo Thanh Hóa và Đài Phát thanh Cần Thơ đưa tin.', undefined, []],
    [
      'Tối 2/11, xe khách chạy tuyến Sài Gòn - Đà Lạt gặp nạn ở xã Bảo Lâm 1, tỉnh Lâm Đồng.',
      undefined,
      ['xã Bảo Lâm 1=Xã Bảo Lâm 1', 'tỉnh Lâm Đồng=Tỉnh Lâm Đồng'],
    ],
    ['Đường Quảng Ninh, phố Hòa Bình và ngõ Thái Hà cùng bị ngập.', undefined, []],
    ['Bún bò Huế, mì Quảng, bánh tráng Tây Ninh được UNESCO nhắc tới.', undefined, []],
    ['Công ty Cổ phần Nhiệt điện Phả Lại và Xi măng Vicem Hoàng Mai báo lãi.', undefined, []],
    [
      'Đại học Quốc gia TP.HCM và báo Pháp luật TP.HCM ký kết với Sở Giao thông vận tải TP.HCM.',
      undefined,
      ['TP.HCM=Thành phố Hồ Chí Minh'],
    ],
    [
      'Trường THCS xã Mường Bú, tỉnh Sơn La đón 300 học sinh; cầu Trắng, phường Tô Hiệu đã thông xe.',
      undefined,
      ['xã Mường Bú=Xã Mường Bú', 'tỉnh Sơn La=Tỉnh Sơn La', 'phường Tô Hiệu=Phường Tô Hiệu'],
    ],
    [
      'Nước sông Cầu dâng, hồ Núi Cốc xả lũ, cầu Gia Bảy cấm xe, phường Gia Sàng di dời 20 hộ.',
      'Thái Nguyên',
      ['phường Gia Sàng=Phường Gia Sàng'],
    ],
    [
      'Gốm Bát Tràng, lụa Vạn Phúc, trà Tân Cương được trưng bày tại phường Hoàn Kiếm, Hà Nội.',
      undefined,
      ['phường Hoàn Kiếm=Phường Hoàn Kiếm', 'Hà Nội=Thành phố Hà Nội'],
    ],
  ])('%s', (text, province, places) => {
    expect(found(text, province)).toEqual(places)
  })
})

describe('persons and common words', () => {
  it.each<Case>([
    [
      'Bà Nguyễn Thị Long An cho biết gia đình đã chuyển đến phường Tân Ninh. Long An nói thêm chị rất vui.',
      'Tây Ninh',
      ['phường Tân Ninh=Phường Tân Ninh'],
    ],
    [
      'Ông Phạm Thái Bình, Giám đốc Sở Xây dựng Hưng Yên, trả lời cử tri xã Thái Thụy.',
      undefined,
      ['Hưng Yên=Tỉnh Hưng Yên', 'xã Thái Thụy=Xã Thái Thụy'],
    ],
    [
      'UBND TP Hải Phòng và UBND tỉnh Quảng Ninh ký kết; Chủ tịch UBND tỉnh Quảng Ninh Phạm Văn A dự.',
      undefined,
      ['TP Hải Phòng=Thành phố Hải Phòng', 'tỉnh Quảng Ninh=Tỉnh Quảng Ninh', 'tỉnh Quảng Ninh=Tỉnh Quảng Ninh'],
    ],
    [
      'Bí thư Thành ủy Hà Nội Nguyễn Văn B làm việc với Đoàn ĐBQH TP.HCM.',
      undefined,
      ['Hà Nội=Thành phố Hà Nội', 'TP.HCM=Thành phố Hồ Chí Minh'],
    ],
    [
      'Khởi tố Nguyễn Văn T. (SN 1985, trú xã Bố Trạch, tỉnh Quảng Trị) về tội giết người.',
      undefined,
      ['xã Bố Trạch=Xã Bố Trạch', 'tỉnh Quảng Trị=Tỉnh Quảng Trị'],
    ],
    [
      'Nghệ sĩ Hà Giang và ca sĩ An Giang biểu diễn ở thành phố Vinh năm 2023.',
      undefined,
      ['thành phố Vinh=Thành phố Vinh'],
    ],
    ['Chủ tịch Hồ Chí Minh về thăm Thái Bình năm 1946.', undefined, ['Thái Bình=Tỉnh Thái Bình']],
    ['Cháu Hòa Bình, học sinh lớp 5, được cô giáo Thái Bình khen.', undefined, []],
    ['Người dân mong hòa bình, hạnh phúc, thành công và bình yên.', undefined, []],
    ['Bình yên trở lại sau bão. Tiên tiến, Quyết thắng là tên các phong trào.', undefined, []],
    ['Nguyễn Văn H. (trú xã T., huyện P.) bị tạm giữ, theo thông báo của Q. Chánh Văn phòng.', undefined, []],
    [
      'UBND xã Nguyễn Phích, tỉnh Cà Mau và anh Nguyễn Phích không liên quan.',
      undefined,
      ['xã Nguyễn Phích=Xã Nguyễn Phích', 'tỉnh Cà Mau=Tỉnh Cà Mau'],
    ],
    [
      'Trung úy Trần Sơn La thuộc Công an phường Tô Hiệu, tỉnh Sơn La.',
      undefined,
      ['phường Tô Hiệu=Phường Tô Hiệu', 'tỉnh Sơn La=Tỉnh Sơn La'],
    ],
    ['Bị cáo Lê Hòa Bình, nguyên cán bộ tỉnh Vĩnh Phúc cũ, lĩnh án.', undefined, ['tỉnh Vĩnh Phúc=Tỉnh Vĩnh Phúc']],
  ])('%s', (text, province, places) => {
    expect(found(text, province)).toEqual(places)
  })
})

describe('countries and homonyms', () => {
  it.each<Case>([
    ['Tỉnh Hà Nam (Trung Quốc) hứng mưa lớn kỷ lục, 25 người chết.', undefined, []],
    [
      'Công an Quảng Trị bắt đối tượng trú ở xã Bố Trạch.',
      'Quảng Trị',
      ['Quảng Trị=Tỉnh Quảng Trị', 'xã Bố Trạch=Xã Bố Trạch'],
    ],
    [
      'Hai xã Quảng Ninh và Quảng Bình của tỉnh Thanh Hóa sáp nhập trường học.',
      undefined,
      ['Quảng Ninh=Xã Quảng Ninh', 'Quảng Bình=Xã Quảng Bình', 'tỉnh Thanh Hóa=Tỉnh Thanh Hóa'],
    ],
    [
      'Công an xã Phú Bình bắt trộm trâu, chủ tịch xã Phú Lương khen thưởng.',
      'Thái Nguyên',
      ['xã Phú Bình=Xã Phú Bình', 'xã Phú Lương=Xã Phú Lương'],
    ],
    ['Tỉnh Sơn Tây và tỉnh Quảng Đông của Trung Quốc tăng mua sầu riêng.', undefined, []],
    ['Tỉnh Thái Nguyên, Trung Quốc không có, đó là thành phố Thái Nguyên (Trung Quốc).', undefined, []],
    [
      'Huyện Châu Thành (Kiên Giang) năm 2020 thu hoạch dứa.',
      undefined,
      ['Huyện Châu Thành=Huyện Châu Thành', 'Kiên Giang=Tỉnh Kiên Giang'],
    ],
    [
      'Xã Bình Minh, huyện Thăng Bình, Quảng Nam năm 2021 đón bão.',
      undefined,
      ['Xã Bình Minh=Xã Bình Minh', 'huyện Thăng Bình=Huyện Thăng Bình', 'Quảng Nam=Tỉnh Quảng Nam'],
    ],
    [
      'Phường Tân An, tỉnh Tây Ninh; phường Tân An, TP Cần Thơ; phường Tân An, tỉnh Đắk Lắk.',
      undefined,
      [
        'Phường Tân An=Phường Tân An',
        'tỉnh Tây Ninh=Tỉnh Tây Ninh',
        'phường Tân An=Phường Tân An',
        'TP Cần Thơ=Thành phố Cần Thơ',
        'phường Tân An=Phường Tân An',
        'tỉnh Đắk Lắk=Tỉnh Đắk Lắk',
      ],
    ],
    ['Công an xã Quảng Ninh bắt giữ nghi phạm trộm bò.', 'Quảng Trị', ['xã Quảng Ninh=Xã Quảng Ninh']],
    ['Công an xã Quảng Ninh bắt giữ nghi phạm trộm bò.', 'Thanh Hóa', ['xã Quảng Ninh=Xã Quảng Ninh']],
    [
      'Phường Nam Định, tỉnh Ninh Bình tiếp nhận hồ sơ của thành phố Nam Định.',
      undefined,
      ['Phường Nam Định=Phường Nam Định', 'tỉnh Ninh Bình=Tỉnh Ninh Bình', 'thành phố Nam Định=Thành phố Nam Định'],
    ],
  ])('%s', (text, province, places) => {
    expect(found(text, province)).toEqual(places)
  })
})
