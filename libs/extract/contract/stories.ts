/** Invented texts for page skeletons: no place, person or office in them exists. */
export interface Story {
  title: string
  lead: string
  /** Paragraphs; a leading `## ` marks a subheading. */
  body: string[]
  captions: string[]
  author: string
  section: string
}

export const bridge: Story = {
  title: 'Cầu treo Bản Lạ oằn mình chờ sửa, dân qua sông bằng bè tre',
  lead: 'Ba tháng sau trận lũ cuốn trôi một mố cầu, hơn 400 hộ dân xã Tân Khê vẫn phải góp tiền thuê bè tre để qua sông mỗi ngày, trong khi gói thầu sửa chữa chưa có đơn vị nào nhận.',
  body: [
    'Sáng 23/11, chị Lò Thị Mến dắt chiếc xe máy xuống bến tạm bên bờ suối Nậm Hoa, chờ đến lượt mình lên bè. Mỗi chuyến chở được hai xe và bốn người, giá mười nghìn đồng, trời mưa thì nghỉ.',
    '“Con tôi học lớp bốn ở bên kia sông. Hôm nào nước lớn là cháu phải ở nhà, cô giáo gọi điện hỏi suốt”, chị Mến kể trong lúc giữ chặt tay lái.',
    '## Gói thầu ba lần mời không người nhận',
    'Theo báo cáo của Ban quản lý dự án khu vực, kinh phí sửa mố cầu và thay toàn bộ dây cáp được duyệt từ tháng 9 với số tiền 6,8 tỷ đồng. Tuy nhiên cả ba lần mời thầu đều không có nhà thầu tham gia vì đường vào quá hẹp, xe chở dầm không quay đầu được.',
    'Ông Hà Văn Tấn, Phó Chủ tịch Ủy ban nhân dân xã Tân Khê, cho biết xã đã hai lần đề nghị cấp trên cho làm ngầm tràn tạm để bà con đi lại trong mùa khô, nhưng đến nay chưa nhận được trả lời.',
    'Trao đổi qua điện thoại, đại diện Ban quản lý dự án thừa nhận tiến độ chậm và hứa sẽ chia nhỏ gói thầu, dùng cấu kiện nhẹ hơn để vận chuyển bằng xe tải nhỏ.',
    'Trong lúc chờ đợi, thôn Bản Lạ cử dân quân trực ở bến từ 5 giờ sáng đến 7 giờ tối. Áo phao do một nhóm thiện nguyện tặng, mỗi chuyến đều phải đủ mới được rời bến.',
  ],
  captions: [
    'Người dân Bản Lạ qua suối Nậm Hoa bằng bè tre sáng 23/11. Ảnh: Minh Quế',
    'Mố cầu phía bờ trái bị lũ cuốn mất một nửa.',
  ],
  author: 'Minh Quế',
  section: 'Xã hội',
}

export const meals: Story = {
  title: 'Suất ăn bán trú ở phường Vĩnh Lạc: Phụ huynh kiểm tra, bếp trưởng bị đình chỉ',
  lead: 'Sau phản ánh của phụ huynh về khay cơm chỉ có hai lát chả mỏng, Trường Tiểu học Vĩnh Lạc đã đình chỉ bếp trưởng và mời ban đại diện cha mẹ học sinh giám sát khâu nhập thực phẩm.',
  body: [
    'Hình ảnh khay cơm của học sinh lớp ba được chia sẻ trên nhóm phụ huynh tối 19/11 khiến nhiều người bức xúc. Theo thực đơn dán ở cổng trường, bữa trưa hôm đó phải có thịt kho, trứng và canh rau ngót.',
    'Bà Đinh Thu Phượng, hiệu trưởng nhà trường, thừa nhận khẩu phần phát ra không đúng với thực đơn đã ký duyệt. “Chúng tôi xin lỗi phụ huynh và nhận trách nhiệm trong khâu giám sát”, bà Phượng nói tại cuộc họp chiều 21/11.',
    'Kết quả kiểm tra ban đầu cho thấy ba trong năm ngày của tuần trước, lượng thịt nhập kho thấp hơn định mức từ 12% đến 18%. Phần chênh lệch được ghi là hao hụt khi sơ chế nhưng không có biên bản.',
    'Từ ngày 24/11, mỗi buổi sáng sẽ có hai phụ huynh cùng cân thực phẩm với nhân viên bếp, ký vào sổ và chụp ảnh gửi lên nhóm lớp. Nhà trường cũng công khai hóa đơn của đơn vị cung cấp.',
    'Phòng Văn hóa - Xã hội phường cho biết sẽ kiểm tra đồng loạt bảy bếp ăn bán trú trên địa bàn, hoàn thành trước ngày 10/12 và công bố kết quả trên cổng thông tin của phường.',
  ],
  captions: ['Phụ huynh kiểm tra kho thực phẩm của Trường Tiểu học Vĩnh Lạc. Ảnh: Thu Hằng'],
  author: 'Thu Hằng',
  section: 'Giáo dục',
}

export const fire: Story = {
  title: 'Cháy chợ Đồng Vông lúc rạng sáng, 37 ki ốt bị thiêu rụi',
  lead: 'Ngọn lửa bùng lên từ dãy hàng vải lúc 2 giờ 40 phút rồi lan sang khu tạp hóa, lực lượng cứu hỏa mất gần ba giờ mới khống chế được.',
  body: [
    'Thông tin từ Công an xã Đồng Vông cho biết không có thiệt hại về người. Thời điểm xảy ra cháy, bảo vệ chợ phát hiện khói bốc ra từ ki ốt số 14 và đã gõ kẻng báo động.',
    'Năm xe chữa cháy cùng hơn 60 cán bộ, chiến sĩ được điều đến hiện trường. Do lối vào bị lấn chiếm bởi các sạp bán rau, xe thang phải dừng cách đám cháy gần 80 mét.',
    'Bà Phùng Thị Nhã, chủ một sạp vải, nói toàn bộ hàng nhập về bán Tết trị giá khoảng 300 triệu đồng đã cháy hết. “Tôi chỉ kịp kéo cuốn sổ nợ ra ngoài”, bà kể.',
    'Nguyên nhân ban đầu được xác định có thể do chập điện ở hệ thống chiếu sáng chung. Cơ quan chức năng đang khám nghiệm hiện trường và thống kê thiệt hại.',
    'Chính quyền xã bố trí sân vận động làm nơi bán tạm cho các hộ kinh doanh từ ngày 26/11, miễn phí mặt bằng trong sáu tháng.',
  ],
  captions: ['Lực lượng cứu hỏa dập lửa tại chợ Đồng Vông - Ảnh: Quang Sáng'],
  author: 'Quang Sáng',
  section: 'Thời sự',
}

export const brief: Story = {
  title: 'Tạm ngừng cấp nước ở phường Hòa Khê để súc rửa đường ống',
  lead: 'Từ 22 giờ ngày 25/11 đến 4 giờ ngày 26/11, các khu phố 3, 4 và 5 phường Hòa Khê sẽ bị ngừng cấp nước.',
  body: [
    'Công ty Cấp nước Sơn Hà đề nghị người dân chủ động trữ nước và khóa van trước đồng hồ trong thời gian súc rửa. Khi có nước trở lại, nên xả bỏ nước đục trong khoảng năm phút đầu.',
    'Mọi thắc mắc xin liên hệ tổ trực sự cố của công ty, làm việc cả ngày lẫn đêm.',
  ],
  captions: [],
  author: 'Lâm Vũ',
  section: 'Đời sống',
}

export const interview: Story = {
  title: 'Giám đốc Sở Nông nghiệp: “Không thể để nông dân tự bơi với giá cam”',
  lead: 'Trước tình trạng cam sành rớt giá còn ba nghìn đồng một ký, người đứng đầu ngành nông nghiệp tỉnh Sơn Hà trả lời về trách nhiệm quy hoạch và hướng tiêu thụ trong vụ tới.',
  body: [
    '## Thưa ông, vì sao diện tích cam tăng gấp đôi trong ba năm mà không ai cảnh báo?',
    'Chúng tôi có cảnh báo, nhưng phải thẳng thắn là chưa đủ mạnh. Văn bản gửi về xã nhiều, còn người xuống vườn nói chuyện với bà con thì ít. Khi giá lên ba mươi nghìn, không ai nghe lời khuyên trồng chậm lại.',
    '## Sở sẽ làm gì ngay trong vụ này?',
    'Trước mắt, chúng tôi làm việc với bốn nhà máy nước ép ở các tỉnh lân cận để thu mua cam loại hai. Hai nhà máy đã đồng ý nhận tổng cộng 1.200 tấn với giá năm nghìn đồng tại vườn.',
    'Bên cạnh đó, Sở phối hợp với các sàn thương mại điện tử mở gian hàng cam Sơn Hà, miễn phí vận chuyển cho đơn trên năm ký trong tháng 12.',
    '## Về lâu dài, ông có giữ con số sáu nghìn hecta cam không?',
    'Không. Phương án trình tỉnh sẽ giảm còn 4.500 hecta, phần đất dốc chuyển sang cây lâm nghiệp lấy gỗ lớn. Nông dân chuyển đổi được hỗ trợ giống và tiền công năm đầu.',
  ],
  captions: ['Vườn cam sành ở xã Phú Thịnh chờ thương lái.'],
  author: 'Hoài Nam',
  section: 'Kinh tế',
}

export const feature: Story = {
  title: 'Làng giấy dó Yên Thọ: Giữ nghề bằng những tấm thiệp nhỏ',
  lead: 'Từng có lúc cả làng chỉ còn hai gia đình nổi lửa nấu dó, nay hơn ba mươi hộ ở Yên Thọ sống được nhờ làm thiệp, sổ tay và giấy vẽ cho học sinh các trường mỹ thuật.',
  body: [
    'Mùi vỏ dó ngâm nước vôi quyện vào sương sớm, dẫn khách đến sân nhà cụ Nghiêm Đình Bách. Ở tuổi 81, cụ vẫn đứng bên bể seo, hai tay nâng liềm giấy nhịp nhàng như ru.',
    'Nghề làm giấy đến với Yên Thọ từ bao giờ không ai nhớ rõ, chỉ biết trong đình còn tấm bia ghi việc dân làng nộp giấy thay thuế. Những năm giấy công nghiệp tràn về, bể seo bị lấp để làm chuồng lợn.',
    '## Bước ngoặt từ một lớp học vẽ',
    'Năm 2014, một thầy giáo mỹ thuật đưa học trò về làng vẽ tranh và mua hết số giấy tồn trong kho. Cháu nội cụ Bách là anh Nghiêm Đình Lộc nảy ra ý cắt giấy thành thiệp, ép hoa khô, bán ở các hội chợ.',
    'Ba điều làng tự đặt ra khi khôi phục nghề:',
    'Không dùng hóa chất tẩy trắng trong bất cứ công đoạn nào.',
    'Mỗi hộ trồng ít nhất năm mươi gốc dó trên đất đồi.',
    'Dạy nghề miễn phí cho trẻ trong làng vào mỗi dịp hè.',
    '“Giấy của chúng tôi không trắng, nhưng để trăm năm vẫn còn”, anh Lộc nói và đưa cho khách xem tờ khế ước của cụ tổ viết trên giấy dó đã ngả màu mật ong.',
    '## Nỗi lo nguyên liệu',
    'Cây dó phải bảy năm mới cho vỏ tốt, trong khi rừng quanh vùng đã chuyển sang trồng keo. Làng đang xin được giao mười hai hecta đất đồi chưa sử dụng để lập rừng dó chung.',
  ],
  captions: ['Cụ Nghiêm Đình Bách seo giấy bên bể. Ảnh: Vân Chi', 'Thiệp giấy dó ép hoa khô của làng Yên Thọ.'],
  author: 'Vân Chi',
  section: 'Văn hóa',
}

export const photos: Story = {
  title: 'Chùm ảnh: Mùa nước đổ trên ruộng bậc thang Khâu Vai Hạ',
  lead: 'Cuối tháng mười một, nước từ khe núi được dẫn về các thửa ruộng, cả triền đồi lấp lánh như những mảnh gương.',
  body: [],
  captions: [
    'Người Dao đỏ be bờ giữ nước từ sáng sớm, khi sương còn phủ kín thung lũng.',
    'Những đường cong của bờ ruộng hiện rõ nhất vào khoảng 7 giờ sáng, lúc mặt trời vừa qua đỉnh núi.',
    'Trẻ em theo cha mẹ ra đồng bắt cá, tiếng cười vang khắp sườn đồi.',
    'Chiều muộn, khói bếp từ các nếp nhà trình tường bay ngang thung lũng, báo hiệu một ngày làm đồng kết thúc.',
  ],
  author: 'Giàng Seo Pao',
  section: 'Ảnh',
}

export const council: Story = {
  title: 'HĐND tỉnh Sơn Hà thông qua 18 nghị quyết tại kỳ họp thứ 12',
  lead: 'Chiều 24/11, sau hai ngày làm việc, kỳ họp thứ 12 HĐND tỉnh Sơn Hà khóa XVIII đã hoàn thành chương trình và thông qua 18 nghị quyết về kinh tế, ngân sách và tổ chức bộ máy.',
  body: [
    'Phát biểu bế mạc, Chủ tịch HĐND tỉnh Trần Khắc Dụng đề nghị Ủy ban nhân dân tỉnh giao kế hoạch chi tiết cho từng xã, phường trước ngày 15/12, bảo đảm không để dồn việc vào cuối quý.',
    'Đáng chú ý, nghị quyết về hỗ trợ học phí cho học sinh phổ thông ở các xã khó khăn được 52/53 đại biểu tán thành, áp dụng từ học kỳ hai của năm học này.',
    'Tại phiên chất vấn, nhiều đại biểu truy trách nhiệm về việc giải ngân vốn đầu tư công mới đạt 54,3% kế hoạch. Giám đốc Sở Tài chính nhận khuyết điểm trong khâu hướng dẫn thủ tục và cam kết báo cáo hằng tuần.',
    'HĐND tỉnh cũng bầu bổ sung hai ủy viên Ủy ban nhân dân tỉnh nhiệm kỳ 2026 - 2031 và miễn nhiệm một Phó Chủ tịch HĐND tỉnh do chuyển công tác.',
  ],
  captions: ['Quang cảnh phiên bế mạc kỳ họp. Ảnh: Đức Toàn'],
  author: 'Đức Toàn',
  section: 'Chính trị',
}
