import { createGazetteer } from '#gazetteer'

/** A sentence, the office's own province or none, and each place as `surface=unit`. */
type Case = [text: string, province: string | undefined, places: string[]]

const gazetteer = createGazetteer()
const found = (text: string, province?: string): string[] =>
  gazetteer.findPlaces(text, { province }).map((p) => `${p.surface}=${p.unit}`)

describe('lists', () => {
  it.each<Case>([
    [
      'Đoàn công tác khảo sát tại các xã A Lưới 1, 2 và 3.',
      'Thái Nguyên',
      ['A Lưới 1=Xã A Lưới 1', '2=Xã A Lưới 2', '3=Xã A Lưới 3'],
    ],
    [
      'Mưa lũ gây thiệt hại tại Bình Liêu, Ba Chẽ và Tiên Yên.',
      'Quảng Ninh',
      ['Bình Liêu=Xã Bình Liêu', 'Ba Chẽ=Xã Ba Chẽ', 'Tiên Yên=Xã Tiên Yên'],
    ],
    [
      'Các tỉnh Thái Bình, Nam Định, Hà Nam (cũ) nay thuộc Hưng Yên và Ninh Bình.',
      undefined,
      [
        'Thái Bình=Tỉnh Thái Bình',
        'Nam Định=Tỉnh Nam Định',
        'Hà Nam=Tỉnh Hà Nam',
        'Hưng Yên=Tỉnh Hưng Yên',
        'Ninh Bình=Tỉnh Ninh Bình',
      ],
    ],
    [
      'Bão Wipha hướng vào Quảng Ninh - Ninh Bình, Thái Bình mưa to.',
      undefined,
      ['Quảng Ninh=Tỉnh Quảng Ninh', 'Ninh Bình=Tỉnh Ninh Bình', 'Thái Bình=Tỉnh Thái Bình'],
    ],
    [
      'Phường Hoàn Kiếm, phường Cửa Nam đón khách; quận Ba Đình không còn nhưng người dân vẫn quen gọi.',
      'Hà Nội',
      ['Phường Hoàn Kiếm=Phường Hoàn Kiếm', 'phường Cửa Nam=Phường Cửa Nam', 'quận Ba Đình=Quận Ba Đình'],
    ],
    [
      'Ngày 10/11, HĐND tỉnh Quảng Ninh giám sát tại các phường Mạo Khê, Hoàng Quế, Bình Khê và xã Thống Nhất.',
      'Quảng Ninh',
      [
        'tỉnh Quảng Ninh=Tỉnh Quảng Ninh',
        'Mạo Khê=Phường Mạo Khê',
        'Hoàng Quế=Phường Hoàng Quế',
        'Bình Khê=Phường Bình Khê',
        'xã Thống Nhất=Xã Thống Nhất',
      ],
    ],
    [
      'Ba phường Móng Cái 1, Móng Cái 2, Móng Cái 3 giáp Trung Quốc.',
      'Quảng Ninh',
      ['Móng Cái 1=Phường Móng Cái 1', 'Móng Cái 2=Phường Móng Cái 2', 'Móng Cái 3=Phường Móng Cái 3'],
    ],
    [
      'Các phường Móng Cái 1, 2 và 3 giáp Trung Quốc.',
      'Quảng Ninh',
      ['Móng Cái 1=Phường Móng Cái 1', '2=Phường Móng Cái 2', '3=Phường Móng Cái 3'],
    ],
    [
      'Công an các quận 1, 3, 5 và Bình Thạnh năm 2024 đồng loạt ra quân.',
      'Hồ Chí Minh',
      ['1=Quận 1', '3=Quận 3', '5=Quận 5', 'Bình Thạnh=Quận Bình Thạnh'],
    ],
    [
      'Phường Kinh Bắc, phường Võ Cường và xã Tiên Du của tỉnh Bắc Ninh.',
      'Bắc Ninh',
      [
        'Phường Kinh Bắc=Phường Kinh Bắc',
        'phường Võ Cường=Phường Võ Cường',
        'xã Tiên Du=Xã Tiên Du',
        'tỉnh Bắc Ninh=Tỉnh Bắc Ninh',
      ],
    ],
    [
      'Từ Hà Nội, TPHCM đến Huế, Đà Nẵng, giá nhà đều tăng.',
      undefined,
      ['Hà Nội=Thành phố Hà Nội', 'TPHCM=Thành phố Hồ Chí Minh', 'Huế=Thành phố Huế', 'Đà Nẵng=Thành phố Đà Nẵng'],
    ],
    [
      'Cử tri các xã Bến Cầu, Long Chữ (Tây Ninh) và phường Gò Dầu kiến nghị sửa đường tỉnh 786.',
      'Tây Ninh',
      ['Bến Cầu=Xã Bến Cầu', 'Long Chữ=Xã Long Chữ', 'Tây Ninh=Tỉnh Tây Ninh', 'phường Gò Dầu=Phường Gò Dầu'],
    ],
  ])('%s', (text, province, places) => {
    expect(found(text, province)).toEqual(places)
  })
})

describe('capitals, spelling, marks', () => {
  it.each<Case>([
    ['CÔNG AN TỈNH BẮC NINH TRIỆT PHÁ ĐƯỜNG DÂY ĐÁNH BẠC', undefined, ['TỈNH BẮC NINH=Tỉnh Bắc Ninh']],
    ['HÒA BÌNH LẬP LẠI Ở TRUNG ĐÔNG SAU NHIỀU THÁNG', undefined, []],
    [
      'Vụ tai nạn xảy ra trên địa bàn xã Ea Hleo, tỉnh Đăk Lăk.',
      undefined,
      ['xã Ea Hleo=Xã Ea H’Leo', 'tỉnh Đăk Lăk=Tỉnh Đắk Lắk'],
    ],
    [
      "Vụ tai nạn xảy ra trên địa bàn xã Ea H'leo, tỉnh Đăk Lăk.",
      undefined,
      ["xã Ea H'leo=Xã Ea H’Leo", 'tỉnh Đăk Lăk=Tỉnh Đắk Lắk'],
    ],
    ["Nông dân phường B'Lao và xã D’Ran được mùa.", 'Lâm Đồng', ["phường B'Lao=Phường B’Lao", 'xã D’Ran=Xã D’Ran']],
    [
      'Thanh Hoá, Nghệ An, Hà Tĩnh chịu ảnh hưởng trực tiếp; riêng Thừa Thiên - Huế mưa đặc biệt lớn.',
      undefined,
      [
        'Thanh Hoá=Tỉnh Thanh Hóa',
        'Nghệ An=Tỉnh Nghệ An',
        'Hà Tĩnh=Tỉnh Hà Tĩnh',
        'Thừa Thiên - Huế=Tỉnh Thừa Thiên Huế',
      ],
    ],
    [
      'Tau ca bi nan ngoai khoi xa Dat Mui, tinh Ca Mau, 5 ngu dan duoc cuu',
      'Cà Mau',
      ['xa Dat Mui=Xã Đất Mũi', 'tinh Ca Mau=Tỉnh Cà Mau'],
    ],
    [
      'Xã Hòa Thành là cách gọi sai của phường Hòa Thành.',
      'Tây Ninh',
      ['Xã Hòa Thành=Phường Hòa Thành', 'phường Hòa Thành=Phường Hòa Thành'],
    ],
    [
      'QUẢNG NINH: KHỞI CÔNG CẦU TẠI PHƯỜNG TUẦN CHÂU',
      undefined,
      ['QUẢNG NINH=Tỉnh Quảng Ninh', 'PHƯỜNG TUẦN CHÂU=Phường Tuần Châu'],
    ],
    ['CAO BẰNG CÁCH NÀO ĐỂ GIẢM NGHÈO?', undefined, []],
    [
      'THÁI NGUYÊN KHEN THƯỞNG 12 TẬP THỂ Ở XÃ CHỢ ĐỒN VÀ PHƯỜNG BẮC KẠN',
      'Thái Nguyên',
      ['THÁI NGUYÊN=Tỉnh Thái Nguyên', 'XÃ CHỢ ĐỒN=Xã Chợ Đồn', 'PHƯỜNG BẮC KẠN=Phường Bắc Kạn'],
    ],
    [
      'Mua lon gay ngap tai phuong Phan Dinh Phung va xa Dong Hy, tinh Thai Nguyen',
      'Thái Nguyên',
      ['phuong Phan Dinh Phung=Phường Phan Đình Phùng', 'xa Dong Hy=Xã Đồng Hỷ', 'tinh Thai Nguyen=Tỉnh Thái Nguyên'],
    ],
    [
      'Tỉnh Quãng Ngãi và tỉnh Quảng Ngải là lỗi chính tả của Quảng Ngãi.',
      undefined,
      ['Tỉnh Quãng Ngãi=Tỉnh Quảng Ngãi', 'tỉnh Quảng Ngải=Tỉnh Quảng Ngãi', 'Quảng Ngãi=Tỉnh Quảng Ngãi'],
    ],
    [
      'Bà Rịa – Vũng Tàu và Bình Dương sáp nhập vào TP.HCM từ 1/7/2025.',
      undefined,
      ['Bà Rịa – Vũng Tàu=Tỉnh Bà Rịa - Vũng Tàu', 'Bình Dương=Tỉnh Bình Dương', 'TP.HCM=Thành phố Hồ Chí Minh'],
    ],
    ['Kontum và Gia Lai là hai tỉnh Tây Nguyên trước đây.', undefined, ['Kontum=Tỉnh Kon Tum', 'Gia Lai=Tỉnh Gia Lai']],
    [
      'Thừa Thiên - Huế năm 2023 đón 3 triệu khách, riêng thành phố Huế đón 2 triệu.',
      undefined,
      ['Thừa Thiên - Huế=Tỉnh Thừa Thiên Huế', 'thành phố Huế=Thành phố Huế'],
    ],
    [
      'Xã Krông Pắk, tỉnh Đắk Lăk thu hoạch cà phê.',
      undefined,
      ['Xã Krông Pắk=Xã Krông Pắc', 'tỉnh Đắk Lăk=Tỉnh Đắk Lắk'],
    ],
  ])('%s', (text, province, places) => {
    expect(found(text, province)).toEqual(places)
  })
})

describe('old and new units', () => {
  it.each<Case>([
    [
      'TP. Hạ Long (Quảng Ninh) năm 2019 có 20 phường, trong đó P. Hà Khẩu và P.Hà Tu đông dân nhất.',
      'Quảng Ninh',
      [
        'TP. Hạ Long=Thành phố Hạ Long',
        'Quảng Ninh=Tỉnh Quảng Ninh',
        'P. Hà Khẩu=Phường Hà Khẩu',
        'P.Hà Tu=Phường Hà Tu',
      ],
    ],
    [
      'Cháy lớn tại Q.1, TP.HCM; lực lượng PCCC Q.3 hỗ trợ.',
      undefined,
      ['Q.1=Quận 1', 'TP.HCM=Thành phố Hồ Chí Minh', 'Q.3=Quận 3'],
    ],
    [
      'Sau sáp nhập, Hải Dương và Hải Phòng đẩy mạnh liên kết với Quảng Ninh.',
      'Quảng Ninh',
      ['Hải Dương=Tỉnh Hải Dương', 'Hải Phòng=Thành phố Hải Phòng', 'Quảng Ninh=Tỉnh Quảng Ninh'],
    ],
    [
      'Trước năm 2025, thị trấn Hùng Sơn là trung tâm huyện Đại Từ.',
      'Thái Nguyên',
      ['thị trấn Hùng Sơn=Thị trấn Hùng Sơn', 'huyện Đại Từ=Huyện Đại Từ'],
    ],
    [
      'Năm 2018, huyện Hoành Bồ chưa nhập vào thành phố Hạ Long.',
      'Quảng Ninh',
      ['huyện Hoành Bồ=Huyện Hoành Bồ', 'thành phố Hạ Long=Thành phố Hạ Long'],
    ],
    [
      'Phường 1 Bảo Lộc và Phường 2, thành phố Bảo Lộc cũ.',
      'Lâm Đồng',
      ['Phường 1 Bảo Lộc=Phường 1 Bảo Lộc', 'Phường 2=Phường 2', 'thành phố Bảo Lộc=Thành phố Bảo Lộc'],
    ],
    ['Sơn La: Sạt lở vùi lấp 3 nhà dân ở xã Mường Bú', undefined, ['Sơn La=Tỉnh Sơn La', 'xã Mường Bú=Xã Mường Bú']],
    [
      'Phường 12, quận Gò Vấp (cũ) nay là phường An Hội Tây, TP.HCM.',
      'Hồ Chí Minh',
      [
        'Phường 12=Phường 12',
        'quận Gò Vấp=Quận Gò Vấp',
        'phường An Hội Tây=Phường An Hội Tây',
        'TP.HCM=Thành phố Hồ Chí Minh',
      ],
    ],
    ['Cư dân Thủ Đức, Dĩ An và Thuận An kêu cứu vì ngập.', 'Hồ Chí Minh', []],
    [
      'Tại TP Vinh, phường Trường Vinh khai trương phố đi bộ.',
      'Nghệ An',
      ['TP Vinh=Thành phố Vinh', 'phường Trường Vinh=Phường Trường Vinh'],
    ],
    [
      'Người dân TP Hồ Chí Minh, Đồng Nai và Bình Dương đi làm bằng metro.',
      undefined,
      ['TP Hồ Chí Minh=Thành phố Hồ Chí Minh', 'Đồng Nai=Thành phố Đồng Nai', 'Bình Dương=Tỉnh Bình Dương'],
    ],
    ['Năm 2023, tỉnh Đồng Nai thu hút 1 tỷ USD.', undefined, ['tỉnh Đồng Nai=Tỉnh Đồng Nai']],
    [
      'Xã Ia Mơ giáp Campuchia; tỉnh Bình Định cũ và Gia Lai cũ nay chung một tỉnh.',
      'Gia Lai',
      ['Xã Ia Mơ=Xã Ia Mơ', 'tỉnh Bình Định=Tỉnh Bình Định', 'Gia Lai=Tỉnh Gia Lai'],
    ],
    [
      'Huyện đảo Lý Sơn trước kia nay là đặc khu Lý Sơn thuộc Quảng Ngãi.',
      undefined,
      ['Huyện đảo Lý Sơn=Huyện Lý Sơn', 'đặc khu Lý Sơn=Đặc khu Lý Sơn', 'Quảng Ngãi=Tỉnh Quảng Ngãi'],
    ],
    [
      'Xã Hạ Long (huyện Vân Đồn) sắp có cảng mới.',
      'Quảng Ninh',
      ['Xã Hạ Long=Xã Hạ Long', 'huyện Vân Đồn=Huyện Vân Đồn'],
    ],
    ['Xã Hạ Long (Vân Đồn) sắp có cảng mới.', 'Quảng Ninh', ['Xã Hạ Long=Xã Hạ Long', 'Vân Đồn=Huyện Vân Đồn']],
    [
      'Tháng 3/2019, huyện Hải Hà và thành phố Móng Cái tổ chức hội chợ biên giới.',
      'Quảng Ninh',
      ['huyện Hải Hà=Huyện Hải Hà', 'thành phố Móng Cái=Thành phố Móng Cái'],
    ],
    ['Năm 2021, thị xã Phổ Yên được đề nghị lên thành phố.', 'Thái Nguyên', ['thị xã Phổ Yên=Thành phố Phổ Yên']],
    [
      'Thị xã Hòa Thành (cũ) gồm phường Long Hoa, phường Hiệp Tân, phường Long Thành Bắc, phường Long Thành Trung.',
      'Tây Ninh',
      [
        'Thị xã Hòa Thành=Thị xã Hòa Thành',
        'phường Long Hoa=Phường Long Hoa',
        'phường Hiệp Tân=Phường Hiệp Tân',
        'phường Long Thành Bắc=Phường Long Thành Bắc',
        'phường Long Thành Trung=Phường Long Thành Trung',
      ],
    ],
    [
      'Xã Long An, huyện Cần Giuộc cũ nay thuộc xã Phước Vĩnh Tây.',
      'Tây Ninh',
      ['Xã Long An=Xã Long An', 'huyện Cần Giuộc=Huyện Cần Giuộc', 'xã Phước Vĩnh Tây=Xã Phước Vĩnh Tây'],
    ],
    [
      'Trước ngày 1/7/2025, xã Thái Bình Trung thuộc huyện Vĩnh Hưng, tỉnh Long An.',
      'Tây Ninh',
      ['xã Thái Bình Trung=Xã Thái Bình Trung', 'huyện Vĩnh Hưng=Huyện Vĩnh Hưng', 'tỉnh Long An=Tỉnh Long An'],
    ],
    [
      'Lâm Đồng: Xã Đức Trọng và phường Xuân Hương - Đà Lạt bắt đầu thu phí rác.',
      undefined,
      ['Lâm Đồng=Tỉnh Lâm Đồng', 'Xã Đức Trọng=Xã Đức Trọng', 'phường Xuân Hương - Đà Lạt=Phường Xuân Hương - Đà Lạt'],
    ],
    [
      'Thành phố Phan Rang-Tháp Chàm (Ninh Thuận) năm 2024 bị hạn.',
      undefined,
      ['Thành phố Phan Rang-Tháp Chàm=Thành phố Phan Rang - Tháp Chàm', 'Ninh Thuận=Tỉnh Ninh Thuận'],
    ],
    [
      'TP. Thủ Đức (TP.HCM) năm 2022 có 34 phường.',
      undefined,
      ['TP. Thủ Đức=Thành phố Thủ Đức', 'TP.HCM=Thành phố Hồ Chí Minh'],
    ],
    [
      'Phường 14, quận 10, TP HCM năm 2023 ra quân; Q.Bình Thạnh và Q.3 hưởng ứng.',
      'Hồ Chí Minh',
      [
        'Phường 14=Phường 14',
        'quận 10=Quận 10',
        'TP HCM=Thành phố Hồ Chí Minh',
        'Q.Bình Thạnh=Quận Bình Thạnh',
        'Q.3=Quận 3',
      ],
    ],
    [
      'Đắk Nông, Bình Thuận và Lâm Đồng hợp nhất thành tỉnh Lâm Đồng.',
      undefined,
      ['Đắk Nông=Tỉnh Đắk Nông', 'Bình Thuận=Tỉnh Bình Thuận', 'Lâm Đồng=Tỉnh Lâm Đồng', 'tỉnh Lâm Đồng=Tỉnh Lâm Đồng'],
    ],
    [
      'Hải Dương cũ có thành phố Chí Linh, nay là phường Chí Linh và một số phường khác của Hải Phòng.',
      undefined,
      [
        'Hải Dương=Tỉnh Hải Dương',
        'thành phố Chí Linh=Thành phố Chí Linh',
        'phường Chí Linh=Phường Chí Linh',
        'Hải Phòng=Thành phố Hải Phòng',
      ],
    ],
    [
      'Sở Giáo dục và Đào tạo Đồng Nai, Công an tỉnh Gia Lai, Tòa án nhân dân TP Cần Thơ họp.',
      undefined,
      ['Đồng Nai=Thành phố Đồng Nai', 'tỉnh Gia Lai=Tỉnh Gia Lai', 'TP Cần Thơ=Thành phố Cần Thơ'],
    ],
    [
      'Huyện Nhơn Trạch trước đây và xã Nhơn Trạch đã lên phường Nhơn Trạch, thành phố Đồng Nai.',
      undefined,
      [
        'Huyện Nhơn Trạch=Huyện Nhơn Trạch',
        'xã Nhơn Trạch=Phường Nhơn Trạch',
        'phường Nhơn Trạch=Phường Nhơn Trạch',
        'thành phố Đồng Nai=Thành phố Đồng Nai',
      ],
    ],
    [
      'Đặc khu Côn Đảo (TP.HCM) và đặc khu Thổ Châu, tỉnh An Giang nhận tàu mới.',
      undefined,
      [
        'Đặc khu Côn Đảo=Đặc khu Côn Đảo',
        'TP.HCM=Thành phố Hồ Chí Minh',
        'đặc khu Thổ Châu=Đặc khu Thổ Châu',
        'tỉnh An Giang=Tỉnh An Giang',
      ],
    ],
    [
      'Cô gái Bắc Ninh và chàng trai Bắc Giang nên duyên nhờ hát quan họ.',
      'Bắc Ninh',
      ['Bắc Ninh=Tỉnh Bắc Ninh', 'Bắc Giang=Tỉnh Bắc Giang'],
    ],
    [
      'Sáp nhập xã Bình Thuận, xã Khôi Kỳ và thị trấn Hùng Sơn thành xã Đại Từ, tỉnh Thái Nguyên.',
      undefined,
      [
        'xã Bình Thuận=Xã Bình Thuận',
        'xã Khôi Kỳ=Xã Khôi Kỳ',
        'thị trấn Hùng Sơn=Thị trấn Hùng Sơn',
        'xã Đại Từ=Xã Đại Từ',
        'tỉnh Thái Nguyên=Tỉnh Thái Nguyên',
      ],
    ],
    [
      'Ngư dân huyện Núi Thành, tỉnh Quảng Nam cũ trúng mùa cá cơm ở khu vực Cù Lao Chàm.',
      undefined,
      ['huyện Núi Thành=Huyện Núi Thành', 'tỉnh Quảng Nam=Tỉnh Quảng Nam'],
    ],
    [
      'Cháy rừng ở thành phố Đà Lạt cũ lan sang xã Lạc Dương, Lâm Đồng.',
      undefined,
      ['thành phố Đà Lạt=Thành phố Đà Lạt', 'xã Lạc Dương=Xã Lạc Dương', 'Lâm Đồng=Tỉnh Lâm Đồng'],
    ],
    [
      'Phường Mỹ Tho và xã Mỹ Thọ cùng thuộc Đồng Tháp.',
      'Đồng Tháp',
      ['Phường Mỹ Tho=Phường Mỹ Tho', 'xã Mỹ Thọ=Xã Mỹ Thọ', 'Đồng Tháp=Tỉnh Đồng Tháp'],
    ],
    [
      'Thị trấn Cần Giuộc, tỉnh Long An từng là trung tâm huyện Cần Giuộc.',
      undefined,
      ['Thị trấn Cần Giuộc=Thị trấn Cần Giuộc', 'tỉnh Long An=Tỉnh Long An', 'huyện Cần Giuộc=Huyện Cần Giuộc'],
    ],
    [
      'Nguyên Chủ tịch UBND huyện Đức Hòa, tỉnh Long An bị khởi tố.',
      'Tây Ninh',
      ['huyện Đức Hòa=Huyện Đức Hòa', 'tỉnh Long An=Tỉnh Long An'],
    ],
    [
      'Huyện Bình Lục (Hà Nam) và huyện Ý Yên (Nam Định) trước sáp nhập đều trồng lúa.',
      undefined,
      ['Huyện Bình Lục=Huyện Bình Lục', 'Hà Nam=Tỉnh Hà Nam', 'huyện Ý Yên=Huyện Ý Yên', 'Nam Định=Tỉnh Nam Định'],
    ],
  ])('%s', (text, province, places) => {
    expect(found(text, province)).toEqual(places)
  })
})
